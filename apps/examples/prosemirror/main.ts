import '../shared/chat.css';
import 'guarded-chat';
import { guardSource } from '../shared/guard-source.ts';
import { createMessageEditor } from './message-editor.ts';

const chat = document.querySelector('guarded-chat');
const place = document.querySelector('.editor');
if (!chat || !place) throw new Error('The page has no guarded chat.');

Object.assign(chat, guardSource);

const editor = createMessageEditor(place, (text) => {
  const line = document.createElement('li');
  line.textContent = text;
  document.querySelector('ol')?.append(line);
});
document.querySelector('.send')?.addEventListener('click', () => editor.send());
