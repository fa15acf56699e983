import { GuardedChat } from './guarded-chat.ts';

// On a server there is no registry; and a page may have this script twice.
if (typeof customElements === 'object' && !customElements.get('guarded-chat')) {
  customElements.define('guarded-chat', GuardedChat);
}
