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
  requests: [observeRequests, observeWorkerRequests],
});
document.body.append(app);
