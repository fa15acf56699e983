// The worker that runs the model. A file of the app's own, so that its bundler finds what the engine needs.
import '@guarded-chat/engine/worker';
