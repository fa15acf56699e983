import '../shared/chat.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Chat } from './chat.tsx';

const main = document.querySelector('main');
if (!main) throw new Error('The page has no main.');
createRoot(main).render(
  <StrictMode>
    <Chat />
  </StrictMode>,
);
