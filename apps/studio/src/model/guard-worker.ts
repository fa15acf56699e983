// This file is the worker: it is the engine, with a witness of its network requests.
// oxlint-disable-next-line no-restricted-imports -- Only here, where the worker itself is made.
import '@guarded-chat/engine/worker';
import { observeRequests } from '../privacy/observe-requests.ts';

// The page names the channel by the name it gives to the worker.
const channel = new BroadcastChannel(self.name);
observeRequests((entries) => channel.postMessage(entries));
