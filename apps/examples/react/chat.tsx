import 'guarded-chat';
import 'guarded-chat/react';
import { type JSX, type KeyboardEvent, type SubmitEvent, useState } from 'react';
import { guardSource } from '../shared/guard-source.ts';

/** Enter sends, Shift with Enter starts a line: as many chats do it, by a listener of their own. */
function submitOnEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}

/** A chat whose text is React's state: its field is set anew with every key. */
export function Chat(): JSX.Element {
  const [messages, setMessages] = useState<readonly string[]>([]);
  const [text, setText] = useState('');

  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    // The element leaves a blank message to its host.
    if (text.trim() === '') return;
    setMessages((before) => [...before, text]);
    setText('');
  };

  return (
    <>
      <ol aria-label="Messages">
        {messages.map((message, index) => (
          <li key={index}>{message}</li>
        ))}
      </ol>
      <guarded-chat {...guardSource}>
        <form onSubmit={send}>
          <textarea
            rows={2}
            required
            aria-label="Message"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={submitOnEnter}
          />
          <button type="submit">Send</button>
        </form>
      </guarded-chat>
    </>
  );
}
