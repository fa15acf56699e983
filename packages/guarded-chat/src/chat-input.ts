import { type ChatField, findField, formOf, isMultiline, readFieldText } from './chat-field.ts';
import { findDefaultButton, findReplacedSendButton, findSendButton } from './find-send-button.ts';
import { type EnterMeaning, readEnterKey } from './read-enter-key.ts';

/** Somebody asks to send what is in the field. */
export interface SendAttempt {
  /** The exact text; undefined when there is no field to read it from. */
  readonly text: string | undefined;
  /** Gives the host the same event once more, and this time lets it through. */
  readonly reissue: () => Promise<void>;
}

/** How the host has set its input up. */
interface ChatInputSetup {
  /** Selector of the send button; empty where it needs none. */
  readonly sendSelector: string;
  readonly newlineOnEnter: boolean;
}

/** Who is told of sends and edits. */
export interface ChatInputHost {
  /** Read at each event. */
  readonly setup: () => ChatInputSetup;
  /** Decides on a send; `hold` keeps its event from the host. */
  readonly onSend: (attempt: SendAttempt) => 'hold' | 'pass';
  readonly onEdit: (text: string) => void;
}

function stop(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** An Enter key as browsers report it, with the old key code that some hosts still read. */
function createEnterEvent(
  type: string,
  { shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent,
): Event {
  const modifiers = { shiftKey, ctrlKey, metaKey, altKey };
  const base = { bubbles: true, cancelable: true, composed: true };
  const legacy = { keyCode: 13, which: 13, charCode: type === 'keypress' ? 13 : 0 };
  return new KeyboardEvent(type, { key: 'Enter', code: 'Enter', ...base, ...modifiers, ...legacy });
}

/**
 * The host's own field, form and send button inside an element. It hears of every send before the host does, and can
 * give it to the host later. It never writes to the field.
 *
 * Parts are looked up anew for each event, so a framework may replace them at any time.
 */
export class ChatInput {
  readonly #element: HTMLElement;
  readonly #host: ChatInputHost;
  #listening: AbortController | undefined;
  /** While a held send is given to the host, its events pass; a form is submitted once. */
  #reissue: { hasSubmitted: boolean } | undefined;
  /** Whether the Enter that is down was held: its text may be sent, and the field empty, before it is up. */
  #isEnterHeld = false;

  constructor(element: HTMLElement, host: ChatInputHost) {
    this.#element = element;
    this.#host = host;
  }

  /** The field, as it is in the document now. */
  get field(): ChatField | undefined {
    return findField(this.#element);
  }

  /** The text in the field now; undefined when there is no field. */
  get text(): string | undefined {
    const { field } = this;
    return field && readFieldText(field);
  }

  get #form(): HTMLFormElement | null {
    const { field } = this;
    return field ? formOf(field) : null;
  }

  /**
   * Starts to listen, at the root and in the capture phase: before every listener of the host. A form may enclose the
   * element, so listening on the element itself would be too late.
   */
  connect(): void {
    this.#listening?.abort();
    this.#listening = new AbortController();
    const root = this.#element.getRootNode() as Document | ShadowRoot;
    const options = { capture: true, signal: this.#listening.signal };
    root.addEventListener('keydown', (event) => this.#onKeyDown(event as KeyboardEvent), options);
    root.addEventListener('keypress', (event) => this.#onKeyEnd(event as KeyboardEvent), options);
    root.addEventListener('keyup', (event) => this.#onKeyEnd(event as KeyboardEvent), options);
    root.addEventListener('click', (event) => this.#onClick(event), options);
    root.addEventListener('submit', (event) => this.#onSubmit(event as SubmitEvent), options);
    root.addEventListener('input', (event) => this.#onInput(event), options);
  }

  disconnect(): void {
    this.#listening?.abort();
  }

  #readEnter(event: KeyboardEvent): EnterMeaning {
    const field = this.field;
    if (field === undefined || event.composedPath()[0] !== field) return 'other-key';
    const { newlineOnEnter } = this.#host.setup();
    return readEnterKey(event, { isMultiline: isMultiline(field), newlineOnEnter });
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (this.#reissue) return;
    const meaning = this.#readEnter(event);
    if (meaning !== 'other-key' && !event.repeat) this.#isEnterHeld = false;
    // The input method takes the key; a host that takes it for a send would have half a word.
    if (meaning === 'compose') event.stopImmediatePropagation();
    if (meaning !== 'send') return;
    // A key held down asks once.
    if (event.repeat) stop(event);
    else this.#isEnterHeld = this.#hold(event, () => this.#reissueEnter(event)) === 'hold';
  }

  /** Hosts that send on the release of Enter get theirs with the send itself, and no other. */
  #onKeyEnd(event: KeyboardEvent): void {
    if (this.#reissue || this.#readEnter(event) === 'other-key') return;
    if (this.#isEnterHeld || this.text?.trim() !== '') event.stopImmediatePropagation();
    if (event.type === 'keyup') this.#isEnterHeld = false;
  }

  #onClick(event: Event): void {
    if (this.#reissue) return;
    const { sendSelector } = this.#host.setup();
    const button = findSendButton(event.composedPath(), this.#element, sendSelector);
    if (!button) return;
    this.#hold(event, () => {
      const current = button.isConnected
        ? button
        : findReplacedSendButton(this.#element, sendSelector);
      current?.click();
    });
  }

  #onSubmit(event: SubmitEvent): void {
    const form = event.composedPath()[0] as HTMLFormElement;
    if (form !== this.#form && !this.#element.contains(form)) return;
    if (this.#reissue && !this.#reissue.hasSubmitted) {
      this.#reissue.hasSubmitted = true;
      return;
    }
    const { submitter } = event;
    this.#hold(event, () => {
      const current = form.isConnected ? form : this.#form;
      const isStillThere = (submitter as HTMLButtonElement | null)?.form === current;
      current?.requestSubmit(isStillThere ? submitter : null);
    });
  }

  #onInput(event: Event): void {
    const field = this.field;
    if (field && event.composedPath()[0] === field) this.#host.onEdit(readFieldText(field));
  }

  #hold(event: Event, reissue: () => void | Promise<void>): 'hold' | 'pass' {
    const attempt: SendAttempt = {
      text: this.text,
      reissue: async () => {
        this.#reissue = { hasSubmitted: false };
        try {
          await reissue();
        } finally {
          this.#reissue = undefined;
        }
      },
    };
    let decision: 'hold' | 'pass' = 'hold';
    try {
      decision = this.#host.onSend(attempt);
    } finally {
      // Held too when the decision failed: nothing passes because something broke.
      if (decision === 'hold') stop(event);
    }
    return decision;
  }

  /** Presses Enter for the host; where it leaves the key alone, the form is submitted as browsers do it. */
  async #reissueEnter(pressed: KeyboardEvent): Promise<void> {
    const field = this.field;
    if (field === undefined) return;
    const text = readFieldText(field);
    const form = formOf(field);
    const isLeftAlone =
      field.dispatchEvent(createEnterEvent('keydown', pressed)) &&
      field.dispatchEvent(createEnterEvent('keypress', pressed));
    // A framework clears the field in a microtask: its key handler has sent the text already.
    await Promise.resolve();
    const isUnsent = this.text === text && !this.#reissue?.hasSubmitted;
    if (isLeftAlone && form && isUnsent) {
      const button = findDefaultButton(form);
      if (button) button.click();
      else form.requestSubmit();
    }
    field.dispatchEvent(createEnterEvent('keyup', pressed));
  }
}
