import { createUrlSource } from '../file-source.ts';
import { PackageFiles } from '../package-files.ts';
import { createFakePackage, type FakePackage, packageUrl } from './fake-package.ts';
import { FakeServer } from './fake-server.ts';
import { MemoryStore } from './memory-store.ts';

export const shards = ['weights.onnx_data', 'weights.onnx_data_1'];

/** A fake package on a fake server, a store in memory, and what loads of the files have told. */
export class PackageFilesSetup {
  readonly fake: FakePackage;
  readonly server = new FakeServer();
  readonly store = new MemoryStore();
  abort = new AbortController();
  progress: { loadedBytes: number; totalBytes: number }[] = [];

  private constructor(fake: FakePackage) {
    this.fake = fake;
    this.server.publish(fake);
  }

  static async create(): Promise<PackageFilesSetup> {
    return new PackageFilesSetup(await createFakePackage());
  }

  /** @param resumedFromBytes - From how many bytes on a file is stored as it comes; absent: the default. */
  open(resumedFromBytes?: number): PackageFiles {
    const source = {
      manifest: this.fake.manifest,
      revision: '0'.repeat(64),
      url: packageUrl,
      files: createUrlSource(packageUrl),
      data: new Uint8Array(),
    };
    const onProgress = (bytes: { loadedBytes: number; totalBytes: number }) => {
      this.progress.push(bytes);
    };
    return new PackageFiles(source, this.store, this.abort.signal, onProgress, resumedFromBytes);
  }

  hashOf(path: string): string {
    return this.fake.manifest.files.find((file) => file.path === path)?.sha256 ?? '';
  }

  bytesIn(...paths: string[]): number {
    return paths.reduce((sum, path) => sum + (this.fake.files[path]?.byteLength ?? 0), 0);
  }
}
