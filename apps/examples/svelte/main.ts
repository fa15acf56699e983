import '../shared/chat.css';
import { mount } from 'svelte';
import Chat from './chat.svelte';

const target = document.querySelector('main');
if (!target) throw new Error('The page has no main.');
mount(Chat, { target });
