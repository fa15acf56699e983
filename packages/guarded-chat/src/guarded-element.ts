import type { Guard, GuardOptions } from '@guarded-chat/client';
import { type Policy, parsePolicy, parseTaxonomy, type Taxonomy } from '@guarded-chat/policy';
import { LitElement, type PropertyDeclarations } from 'lit';
import { GuardErrorEvent } from './events/guard-error-event.ts';
import { GuardController, type GuardHost } from './guard-controller.ts';
import { readJsonAttribute } from './json-attribute.ts';

/** The properties whose change needs another guard. */
const guardProperties = ['model', 'assets', 'executionProvider', 'createWorker'] as const;

/** An element with a guard: its properties say which one to load, or which one to share. */
export class GuardedElement extends LitElement implements GuardHost {
  static override readonly properties: PropertyDeclarations = {
    model: {},
    assets: {},
    executionProvider: { attribute: 'execution-provider' },
    disabled: { type: Boolean, reflect: true },
    lazy: { type: Boolean },
    createWorker: { attribute: false },
    taxonomy: { attribute: false, noAccessor: true },
    policy: { attribute: false, noAccessor: true },
    guard: { attribute: false, noAccessor: true },
  };

  /** A known model id, or the URL of a folder with `manifest.json`. Default: `pocket-guard`. */
  declare model: string | undefined;
  /** The folder that serves the worker and the models. Default: the folder of this script. */
  declare assets: string | undefined;
  /** `auto`, `webgpu` or `wasm`. Default: `auto`. */
  declare executionProvider: GuardOptions['executionProvider'];
  /** Lets everything pass unchecked. */
  declare disabled: boolean;
  /** Loads the model when the field is first focused or a message is sent, not at once. */
  declare lazy: boolean;
  /** Creates the worker. Default: the one that `Guard.create` starts. */
  declare createWorker: GuardOptions['createWorker'];

  /** The guard, and how far its load is. */
  protected readonly guards: GuardController = new GuardController(this);
  readonly #attributeErrors = new Map<string, TypeError>();

  #taxonomy: Taxonomy | undefined;
  #policy: Policy | undefined;
  #handed: Guard | PromiseLike<Guard> | undefined;

  constructor() {
    super();
    this.disabled = false;
    this.lazy = false;
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'policy', 'taxonomy'];
  }

  /** What is wrong with an attribute: until it is repaired, nothing is sent. */
  protected get attributeError(): TypeError | undefined {
    const [error] = this.#attributeErrors.values();
    return error;
  }

  /**
   * What to ask the model about; also as JSON in the attribute.
   * @throws TypeError when it is invalid; the old one then stays.
   */
  get taxonomy(): Taxonomy | undefined {
    return this.#taxonomy;
  }
  set taxonomy(taxonomy: Taxonomy | undefined) {
    this.#taxonomy = taxonomy === undefined ? undefined : parseTaxonomy(taxonomy);
    this.#attributeErrors.delete('taxonomy');
    this.guards.configure();
    this.requestUpdate();
  }

  /** What to do with the answers; also as JSON in the attribute. @throws TypeError when it is invalid. */
  get policy(): Policy | undefined {
    return this.#policy;
  }
  set policy(policy: Partial<Policy> | undefined) {
    this.#policy = policy === undefined ? undefined : parsePolicy(policy);
    this.#attributeErrors.delete('policy');
    this.guards.configure();
    this.requestUpdate();
  }

  /**
   * The guard in use, once it is there. Set one, or the promise of one, to share it: the element then loads no model
   * of its own, and never destroys the shared one.
   */
  get guard(): Guard | undefined {
    return this.guards.guard;
  }
  set guard(guard: Guard | PromiseLike<Guard> | undefined) {
    if (guard === this.#handed) return;
    this.#handed = guard;
    this.guards.use(guard);
  }

  /** Where the model and the worker are, as the properties say. */
  get guardOptions(): GuardHost['guardOptions'] {
    const { model, assets, executionProvider, createWorker } = this;
    return { model, assetsUrl: assets, executionProvider, createWorker };
  }

  /**
   * Loads the model now.
   * @throws GuardError when it cannot be had; TypeError when a property is invalid.
   */
  load(): Promise<Guard> {
    return this.guards.load();
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name !== 'policy' && name !== 'taxonomy') return;
    try {
      if (name === 'policy') this.policy = readJsonAttribute(name, value, parsePolicy);
      else this.taxonomy = readJsonAttribute(name, value, parseTaxonomy);
    } catch (thrown) {
      const error = thrown as TypeError;
      this.#attributeErrors.set(name, error);
      this.requestUpdate();
      this.dispatchEvent(new GuardErrorEvent({ error }));
    }
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const isElsewhere = this.hasUpdated && guardProperties.some((name) => changed.has(name));
    if (isElsewhere && this.#handed === undefined) this.guards.reset();
    if (!this.lazy && this.isConnected) this.loadQuietly();
  }

  /** Loads what is not there yet. A failure is in the status and in `guard-error`: nobody here can catch it. */
  protected loadQuietly(): void {
    if (!this.disabled && this.guards.status.phase === 'absent') {
      this.load().catch(() => undefined);
    }
  }
}
