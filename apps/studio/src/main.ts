import './app/studio-app.ts';
import { createWorker, observeWorkerRequests } from './model/create-worker.ts';
import { registerServiceWorker } from './offline/register-service-worker.ts';
import { loadSections } from './navigation/sections.ts';
import { blockConnections } from './privacy/block-connections.ts';
import { observeRequests } from './privacy/observe-requests.ts';
import { Studio } from './state/studio.ts';

const app = document.createElement('studio-app');
app.studio = new Studio({
  createWorker,
  keepFiles: registerServiceWorker,
  loadSections,
  blockConnections,
  // The one page whose policy allows it says so.
  allowsEndpoint: document.documentElement.dataset['connections'] === 'endpoint',
  requests: [observeRequests, observeWorkerRequests],
});
document.body.append(app);
