/** Not the port of `npm start`, so that the tests never meet a studio somebody left running. */
export const studioPort = 4273;

/** The folder for a script tag, served as a site of its own. */
export const dropInPort = 4274;

export const studioUrl = `http://localhost:${studioPort}/`;
export const dropInUrl = `http://localhost:${dropInPort}/`;
