import type { Guard } from '@guarded-chat/client';
import { type Conversation, parsePolicy, type Verdict } from '@guarded-chat/policy';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { initialState } from '../state/initial-state.ts';
import { defaultSettings } from '../state/studio-settings.ts';
import { StudioStore } from '../state/studio-store.ts';
import { recordWith } from '../testing/fixtures.ts';
import { type Assistant, AssistantError } from './assistants/assistant.ts';
import { ChatSession } from './chat-session.ts';

type Check = (
  conversation: Conversation,
  options: { readonly task?: string; readonly signal?: AbortSignal },
) => Promise<Verdict>;

const safe = recordWith(0.1).verdict;
const unsafe = recordWith(0.9).verdict;

let store: StudioStore;
let check: ReturnType<typeof vi.fn<Check>>;
let chat: ChatSession;

function setUp(answer: Check, hasGuard = true): void {
  check = vi.fn<Check>(answer);
  store = new StudioStore(initialState(defaultSettings));
  const guard = { check } as Partial<Guard> as Guard;
  chat = new ChatSession(store, () => (hasGuard ? guard : undefined));
}

/** A guard that never answers; its calls reject when their signal aborts. */
const silent: Check = (_conversation, { signal }) =>
  new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason));
  });

beforeEach(() => setUp(() => Promise.resolve(safe)));

describe('a message', () => {
  it('is answered, and the answer is checked as an answer to it', async () => {
    chat.beginSend('hello');
    chat.receiveVerdict(safe);
    await chat.send('hello');
    const { messages, log } = store.state;
    expect(messages.map(({ role, record }) => [role, record?.verdict.status])).toEqual([
      ['user', 'safe'],
      ['agent', 'safe'],
    ]);
    expect(check.mock.calls[0]?.[1].task).toBe('response-classification');
    expect(log.map(({ task }) => task)).toEqual([
      'response-classification',
      'prompt-classification',
    ]);
  });

  it('that is held is in the log, and not in the chat', () => {
    chat.beginSend('make trouble');
    chat.receiveVerdict(unsafe);
    expect(store.state.messages).toEqual([]);
    expect(store.state.log[0]?.verdict.status).toBe('unsafe');
    expect(store.state.checking).toBeUndefined();
  });

  it('that was let through without a model has an answer that counts as unchecked', async () => {
    setUp(silent, false);
    await chat.send('hello');
    expect(store.state.messages[1]?.record?.verdict).toMatchObject({
      status: 'unchecked',
      action: 'block',
    });
  });
});

describe('an assistant', () => {
  it('answers in the light of what was said', async () => {
    const assistant = vi.fn<Assistant>(() => Promise.resolve('an answer'));
    chat = new ChatSession(
      store,
      () => ({ check }) as Partial<Guard> as Guard,
      () => assistant,
    );
    await chat.send('one');
    await chat.send('two');
    expect(assistant.mock.calls[1]?.[0]).toEqual([
      { role: 'user', text: 'one' },
      { role: 'agent', text: 'an answer' },
      { role: 'user', text: 'two' },
    ]);
  });

  it('that gives no answer is told of in its place, and nothing is checked', async () => {
    const assistant: Assistant = () => Promise.reject(new AssistantError('It is out.'));
    chat = new ChatSession(
      store,
      () => ({ check }) as Partial<Guard> as Guard,
      () => assistant,
    );
    await chat.send('one');
    expect(store.state.messages[1]).toMatchObject({ failure: 'It is out.', isAwaited: false });
    expect(check).not.toHaveBeenCalled();
  });

  it('is forgotten by a new chat', async () => {
    const assistant: Assistant = (_conversation, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    chat = new ChatSession(
      store,
      () => ({ check }) as Partial<Guard> as Guard,
      () => assistant,
    );
    const sent = chat.send('one');
    chat.restart();
    await sent;
    expect(store.state.messages).toEqual([]);
  });
});

describe('an answer that is streamed', () => {
  const streaming = (pieces: readonly string[], failure?: Error): Assistant => {
    const source = new ReadableStream<string>({
      pull(controller) {
        const piece = pieces.at(sent);
        sent += 1;
        if (piece !== undefined) controller.enqueue(piece);
        else if (failure) controller.error(failure);
        else controller.close();
      },
    });
    let sent = 0;
    return () => Promise.resolve(source);
  };
  const sentence = 'This sentence is long enough to be judged on its own, one may think. ';

  function stream(pieces: readonly string[], judge: Check, failure?: Error): Promise<void> {
    setUp(judge);
    const assistant = streaming(pieces, failure);
    chat = new ChatSession(
      store,
      () => ({ check }) as Partial<Guard> as Guard,
      () => assistant,
    );
    return chat.send('one');
  }

  it('is shown as far as it is judged, and is one entry of the log', async () => {
    const seen: string[] = [];
    await stream([sentence, sentence, 'The end.'], () => {
      seen.push(store.state.messages[1]?.text ?? '');
      return Promise.resolve(safe);
    });
    expect(seen[0]).toBe('');
    expect(seen.length).toBeGreaterThan(1);
    expect(store.state.messages[1]?.text).toBe(`${sentence}${sentence}The end.`);
    expect(store.state.messages[1]?.isStreaming).toBe(false);
    expect(store.state.log).toHaveLength(1);
  });

  it('ends where it turns unsafe: what was judged safe stays, the rest is in no message', async () => {
    await stream([sentence, 'And now trouble. '.repeat(6)], (conversation) =>
      Promise.resolve(conversation.at(-1)?.text.includes('trouble') ? unsafe : safe),
    );
    const [, answer] = store.state.messages;
    expect(answer?.text).not.toContain('trouble');
    expect(answer?.isCut).toBe(true);
    expect(answer?.record?.verdict.status).toBe('unsafe');
  });

  it('keeps what was judged when it breaks off', async () => {
    await stream([sentence, sentence], () => Promise.resolve(safe), new Error('gone'));
    expect(store.state.messages[1]?.failure).toBe('The endpoint broke off.');
    expect(store.state.messages[1]?.text).toContain(sentence.trim());
    expect(store.state.messages[1]?.isStreaming).toBe(false);
  });
});

describe('a new chat', () => {
  it('forgets the answer that is being checked', async () => {
    setUp(silent);
    const sent = chat.send('hello');
    chat.restart();
    await sent;
    expect(store.state).toMatchObject({ messages: [], log: [], checking: undefined });
  });
});

describe('another question to the model', () => {
  it('is put about the latest answer, which then has the new verdict', async () => {
    await chat.send('hello');
    check.mockResolvedValueOnce(unsafe);
    store.update({ settings: { ...defaultSettings, excludedCodes: ['S1'] } });
    await chat.recheck();
    expect(check).toHaveBeenCalledTimes(2);
    expect(store.state.messages[1]?.record?.verdict.status).toBe('unsafe');
    expect(store.state.shown?.taxonomy.categories).toHaveLength(13);
  });

  it('is not put when nothing was checked yet', async () => {
    await chat.recheck();
    expect(check).not.toHaveBeenCalled();
  });

  it('replaces the one before it', async () => {
    await chat.send('hello');
    check.mockImplementation(silent);
    const first = chat.recheck();
    check.mockResolvedValueOnce(unsafe);
    await Promise.all([first, chat.recheck()]);
    expect(store.state.log).toHaveLength(2);
  });
});

describe('a draft', () => {
  it('typed before the model is there is checked when it is', async () => {
    vi.useFakeTimers();
    chat.edit('hello');
    await vi.advanceTimersByTimeAsync(1000);
    chat.resume();
    await vi.advanceTimersByTimeAsync(1000);
    vi.useRealTimers();
    expect(store.state.shown).toMatchObject({ isDraft: true, text: 'hello' });
    expect(store.state.log).toEqual([]);
  });
});

describe('an answer that the policy warns of', () => {
  it('is shown when the person asks for it', async () => {
    check.mockResolvedValueOnce(recordWith(0.9, parsePolicy({ action: 'warn' })).verdict);
    await chat.send('hello');
    const id = store.state.messages[1]?.id ?? 0;
    chat.reveal(id);
    expect(store.state.messages[1]?.isRevealed).toBe(true);
  });
});
