import type { ExecutionProviderChoice, LoadProgress } from '@guarded-chat/protocol';
import { vi } from 'vitest';
import type { Capabilities } from '../capabilities.ts';
import {
  type LoadEnvironment,
  type LoadOrder,
  loadGuardModel,
  type ReadyModel,
} from '../load-guard-model.ts';
import type { OnnxFiles, StartRuntime } from '../start-runtime.ts';
import { createFakePackage, type FakePackage, packageUrl } from './fake-package.ts';
import { FakeServer } from './fake-server.ts';
import { fakeOpenSession, type FakeSession } from './fake-session.ts';
import { MemoryStore } from './memory-store.ts';

type Provider = 'webgpu' | 'wasm';

/** Loads of the fake package from a fake server, and what became of them. Stubs the global `fetch`. */
export class LoadHarness {
  readonly fake: FakePackage;
  readonly server = new FakeServer();
  readonly store = new MemoryStore();
  readonly abort = new AbortController();
  /** What was reported since the last visit. */
  readonly progress: LoadProgress[] = [];
  /** Called for every report. */
  onProgress: (progress: LoadProgress) => void = () => undefined;
  capabilities: Capabilities = {
    webgpu: true,
    shaderF16: false,
    software: false,
    maxBufferBytes: 0,
  };
  /** Sessions in the order they were opened. */
  readonly sessions: FakeSession[] = [];
  /** Runtimes in the order they were started. */
  readonly starts: Provider[] = [];
  /** What opening a session does where it is not the usual. */
  readonly open: Partial<Record<Provider, (files: OnnxFiles) => FakeSession>> = {};

  private constructor(fake: FakePackage) {
    this.fake = fake;
    this.server.publish(fake);
    vi.stubGlobal('fetch', this.server.fetch);
  }

  static async create(): Promise<LoadHarness> {
    return new LoadHarness(await createFakePackage());
  }

  load(
    executionProvider: ExecutionProviderChoice = 'auto',
    changes: Partial<LoadEnvironment> = {},
    request: Partial<LoadOrder> = {},
  ): Promise<ReadyModel> {
    const order = {
      modelUrl: packageUrl,
      ...request,
      executionProvider,
      signal: this.abort.signal,
      onProgress: (progress: LoadProgress) => {
        this.progress.push(progress);
        this.onProgress(progress);
      },
    };
    return loadGuardModel(order, {
      store: this.store,
      probe: () => Promise.resolve(this.capabilities),
      startRuntime: { webgpu: this.start('webgpu'), wasm: this.start('wasm') },
      ...changes,
    });
  }

  start(provider: Provider): StartRuntime {
    return () => {
      this.starts.push(provider);
      return Promise.resolve(async (files) => {
        const session = (this.open[provider] ?? fakeOpenSession)(files);
        this.sessions.push(session);
        return session;
      });
    };
  }

  /** A load after which everything is stored, the manifest last. */
  async visitBefore(): Promise<void> {
    await this.load();
    const manifest = JSON.stringify(this.fake.manifest);
    await vi.waitUntil(() =>
      [...this.store.entries.values()].some((data) => new TextDecoder().decode(data) === manifest),
    );
    this.progress.length = 0;
    this.server.requests.length = 0;
  }

  disconnect(): void {
    this.server.disconnect();
    vi.stubGlobal('fetch', this.server.fetch);
  }

  /** Bytes that were reported as loaded, in order. */
  get loadedBytes(): readonly number[] {
    return this.progress.map(({ loadedBytes }) => loadedBytes);
  }
}
