/**
 * Folder of the origin-private file system in which workers keep model files, each under its SHA-256 in lower-case
 * hexadecimal. The client looks there to tell whether a model is on this device already.
 */
export const MODEL_STORE_FOLDER = 'guarded-chat-models';
