import type { Guard, GuardOptions } from '@guarded-chat/client';
import {
  defaultPolicy,
  type Policy,
  parsePolicy,
  parseTaxonomy,
  type Taxonomy,
} from '@guarded-chat/policy';
import { LitElement, type PropertyDeclarations } from 'lit';
import { GuardErrorEvent } from './events/guard-error-event.ts';
import { GuardController, type GuardHost } from './guard-controller.ts';
import { readData } from './read-data.ts';

/** The properties whose change needs another guard. */
const guardProperties = [
  'model',
  'preferredModel',
  'assets',
  'executionProvider',
  'createWorker',
] as const;

/** The attributes that are refused when they cannot be read, in place of a guess. */
const parsedAttributes = ['policy', 'taxonomy', 'unchecked', 'deadline-ms'] as const;
type ParsedAttribute = (typeof parsedAttributes)[number];

/** An element with a guard: its properties say which one to load, or which one to share. */
export class GuardedElement extends LitElement implements GuardHost {
  static override readonly properties: PropertyDeclarations = {
    model: {},
    preferredModel: { attribute: 'preferred-model' },
    assets: {},
    executionProvider: { attribute: 'execution-provider' },
    disabled: { type: Boolean, reflect: true },
    lazy: { type: Boolean },
    createWorker: { attribute: false },
    taxonomy: { attribute: false, noAccessor: true },
    policy: { attribute: false, noAccessor: true },
    unchecked: { attribute: false, noAccessor: true },
    deadlineMs: { attribute: false, noAccessor: true },
    guard: { attribute: false, noAccessor: true },
  };

  /**
   * A known model id, `auto`, `owner/name@commit` of the Hugging Face hub, or the URL of a folder with `manifest.json`.
   * Default: `pocket-guard`.
   */
  declare model: string | undefined;
  /** With `auto`, the model to load in place of pocket-guard where this machine can run it: a URL, or as of the hub. */
  declare preferredModel: GuardOptions['preferredModel'];
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
  readonly #attributeErrors = new Map<ParsedAttribute, TypeError>();

  #taxonomy: Taxonomy | undefined;
  #policy: Policy | undefined;
  #unchecked: Policy['unchecked'] | undefined;
  #deadlineMs: number | undefined;
  #handed: Guard | PromiseLike<Guard> | undefined;

  constructor() {
    super();
    this.disabled = false;
    this.lazy = false;
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...parsedAttributes];
  }

  /** What is wrong with an attribute: until it is repaired, nothing is sent. */
  protected get attributeError(): TypeError | undefined {
    const [error] = this.#attributeErrors.values();
    return error;
  }

  /**
   * What to ask the model about; also in JSON, as in the attribute.
   * @throws TypeError when it is invalid; the old one then stays.
   */
  get taxonomy(): Taxonomy | undefined {
    return this.#taxonomy;
  }
  set taxonomy(taxonomy: Taxonomy | string | undefined) {
    this.#taxonomy = readData('taxonomy', taxonomy, parseTaxonomy);
    this.#repaired('taxonomy');
  }

  /** What to do with the answers; also in JSON, as in the attribute. @throws TypeError when it is invalid. */
  get policy(): Policy | undefined {
    return this.#policy;
  }
  set policy(policy: Partial<Policy> | string | undefined) {
    this.#policy = readData('policy', policy, parsePolicy);
    this.#repaired('policy');
  }

  /**
   * What happens to a text without a verdict, `block`, `warn` or `log`, in place of what the policy says.
   * @throws TypeError when it is another word.
   */
  get unchecked(): Policy['unchecked'] | undefined {
    return this.#unchecked;
  }
  set unchecked(unchecked: Policy['unchecked'] | undefined) {
    if (unchecked !== undefined) parsePolicy({ unchecked });
    this.#unchecked = unchecked;
    this.#repaired('unchecked');
  }

  /**
   * How long a check may take, in milliseconds from 1 to 600000, in place of what the policy says; after that the text
   * is unchecked.
   * @throws TypeError when it is no such number.
   */
  get deadlineMs(): number | undefined {
    return this.#deadlineMs;
  }
  set deadlineMs(deadlineMs: number | undefined) {
    if (deadlineMs !== undefined) parsePolicy({ deadlineMs });
    this.#deadlineMs = deadlineMs;
    this.#repaired('deadline-ms');
  }

  /** The policy with what has an attribute of its own; undefined when neither is set. @internal */
  get guardPolicy(): Policy | undefined {
    const unchecked = this.#unchecked;
    const deadlineMs = this.#deadlineMs;
    if (unchecked === undefined && deadlineMs === undefined) return this.#policy;
    return {
      ...(this.#policy ?? defaultPolicy),
      ...(unchecked !== undefined && { unchecked }),
      ...(deadlineMs !== undefined && { deadlineMs }),
    };
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

  /** Where the model and the worker are, as the properties say. @internal */
  get guardOptions(): GuardHost['guardOptions'] {
    const { model, preferredModel, assets, executionProvider, createWorker } = this;
    return {
      model,
      preferredModel: preferredModel ?? undefined,
      assetsUrl: assets,
      executionProvider,
      createWorker,
    };
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
    const parsed = parsedAttributes.find((one) => one === name);
    if (parsed === undefined) return;
    try {
      this.#readAttribute(parsed, value);
    } catch (thrown) {
      const error = thrown as TypeError;
      this.#attributeErrors.set(parsed, error);
      this.requestUpdate();
      this.dispatchEvent(new GuardErrorEvent({ error }));
    }
  }

  #readAttribute(name: ParsedAttribute, value: string | null): void {
    switch (name) {
      case 'policy':
        this.policy = value ?? undefined;
        break;
      case 'taxonomy':
        this.taxonomy = value ?? undefined;
        break;
      case 'unchecked':
        // Any other word is refused when it is set.
        this.unchecked = value === null ? undefined : (value as Policy['unchecked']);
        break;
      default:
        this.deadlineMs = value === null ? undefined : Number(value);
    }
  }

  /** What an attribute says is valid again, or for the first time: the guard has to know. */
  #repaired(name: ParsedAttribute): void {
    this.#attributeErrors.delete(name);
    this.guards.configure();
    this.requestUpdate();
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
