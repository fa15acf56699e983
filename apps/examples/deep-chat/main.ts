import '../shared/chat.css';
import 'deep-chat';
import { Guard } from '@guarded-chat/client';
import { guardSource } from '../shared/guard-source.ts';
import { createInterceptors } from './interceptors.ts';

const received = document.querySelector('ol');
const chat = document.createElement('deep-chat');
const { guardRequest, guardResponse } = createInterceptors(Guard.create(guardSource));

chat.requestInterceptor = guardRequest;
chat.responseInterceptor = guardResponse;
chat.errorMessages = { displayServiceErrorMessages: true };
chat.textInput = { placeholder: { text: 'Write a message' } };
// What stands in for a service: it shows what it was sent.
chat.connect = {
  handler: (body: { messages: readonly { text: string }[] }, { onResponse }) => {
    const line = document.createElement('li');
    line.textContent = body.messages.at(-1)?.text ?? '';
    received?.append(line);
    void onResponse({ text: 'Thank you. The garden club meets on Thursday at six.' });
  },
};
document.querySelector('main')?.append(chat);
