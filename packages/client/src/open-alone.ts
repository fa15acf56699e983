import type { OpenModel } from './guard-connection.ts';
import { type ConnectionSettings, openConnection } from './open-connection.ts';

/** A worker for one guard. @param reason - Why it is not shared. */
export function openAlone(settings: ConnectionSettings, reason: string): OpenModel {
  return async (onProgress, signal) => {
    const opened = await openConnection(settings, onProgress, signal);
    return { ...opened, sharing: { role: 'alone', reason } };
  };
}
