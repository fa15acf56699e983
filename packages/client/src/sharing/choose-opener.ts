import { WORKER_API_VERSION } from '@guarded-chat/protocol';
import type { OpenModel } from '../guard-connection.ts';
import { openAlone } from '../open-alone.ts';
import type { ConnectionSettings } from '../open-connection.ts';
import { ModelShare } from './model-share.ts';
import { SHARE_VERSION } from './share-messages.ts';
import { readTabs } from './tabs.ts';

/**
 * How a guard gets its model: shared where that is wanted and possible.
 * @param workerUrl - Of the worker's script; undefined when the page creates the worker itself.
 */
export function chooseOpener(
  settings: ConnectionSettings,
  workerUrl: string | undefined,
  isShared: boolean,
): OpenModel {
  if (!isShared) return openAlone(settings, 'The option `shared` is false.');
  const { executionProvider, model } = settings;
  if (model.files) {
    return openAlone(settings, 'A model that is given as files is loaded by one guard alone.');
  }
  const tabs = readTabs();
  if (tabs === undefined) {
    const reason = 'This page has no Web Locks, which need https, or no BroadcastChannel.';
    return openAlone(settings, reason);
  }
  const versions = `${SHARE_VERSION}.${WORKER_API_VERSION}`;
  const { modelUrl, ...rest } = model;
  // What was said of the model is part of the name: nobody gets one by a word that another page gave.
  const said = Object.keys(rest).length > 0 ? [JSON.stringify(rest)] : [];
  const words = ['guarded-chat', versions, executionProvider, modelUrl, workerUrl ?? 'own'];
  const name = [...words, ...said].join(' ');
  const share = new ModelShare(settings, tabs, name);
  return (onProgress, signal) => share.open(onProgress, signal);
}
