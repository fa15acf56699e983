import '../shared/chat.css';
import { createApp } from 'vue';
import Chat from './chat.vue';

createApp(Chat).mount('main');
