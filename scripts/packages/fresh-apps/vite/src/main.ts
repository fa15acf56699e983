import type { GuardedChat } from 'guarded-chat';
import 'guarded-chat';

const chat = document.querySelector<GuardedChat>('guarded-chat');
const form = document.querySelector('form');
if (!chat || !form) throw new Error('The page has no guarded chat.');

chat.model = '../../drop-in/models/pocket-guard/';
chat.createWorker = () =>
  new Worker(new URL('@guarded-chat/engine/worker', import.meta.url), { type: 'module' });

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const line = document.createElement('li');
  line.textContent = String(new FormData(form).get('message'));
  document.querySelector('ol')?.append(line);
  form.reset();
});
