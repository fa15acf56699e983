import { useChat } from '@ai-sdk/react';
import type { UIMessage } from 'ai';
import type { GuardedChat } from 'guarded-chat';
import 'guarded-chat';
import 'guarded-chat/react';
import { type JSX, type SubmitEvent, useRef, useState } from 'react';
import { guardSource } from '../shared/guard-source.ts';
import { readText, ScriptedTransport } from './scripted-transport.ts';

function Message({ message }: { readonly message: UIMessage }): JSX.Element {
  return <li data-role={message.role}>{readText(message)}</li>;
}

/** A chat of the AI SDK: the element guards what is sent, its guard what is answered. */
export function Chat(): JSX.Element {
  const element = useRef<GuardedChat>(null);
  const [transport] = useState(
    () =>
      new ScriptedTransport(async () => {
        if (!element.current) throw new Error('The chat is gone.');
        return element.current.load();
      }),
  );
  const { messages, sendMessage } = useChat({ transport });
  const [text, setText] = useState('');

  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    // The element leaves a blank message to its host.
    if (text.trim() === '') return;
    void sendMessage({ text });
    setText('');
  };

  return (
    <>
      <ol aria-label="Messages">
        {messages.map((message) => (
          <Message key={message.id} message={message} />
        ))}
      </ol>
      <guarded-chat ref={element} {...guardSource}>
        <form onSubmit={send}>
          <textarea
            rows={2}
            required
            aria-label="Message"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <button type="submit">Send</button>
        </form>
      </guarded-chat>
    </>
  );
}
