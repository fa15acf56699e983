import { Guard } from '@guarded-chat/client';
import 'guarded-chat';

const form = document.querySelector('form');

document.querySelector('guarded-chat').guard = Guard.create({
  model: '../../drop-in/models/pocket-guard/',
  createWorker: () =>
    new Worker(new URL('@guarded-chat/engine/worker', import.meta.url), { type: 'module' }),
});

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const line = document.createElement('li');
  line.textContent = new FormData(form).get('message');
  document.querySelector('ol').append(line);
  form.reset();
});
