/** Not the port of `npm start`, so that the tests never meet a studio somebody left running. */
export const studioPort = 4273;

/** The folder for a script tag, served as a site of its own. */
export const dropInPort = 4274;

/** All that is built, each in its folder: the examples and the fresh apps load the model of the drop-in folder. */
export const builtPort = 4275;

/** Of the one browser that a test starts for itself. */
export const devtoolsPort = 4278;

export const studioUrl = `http://localhost:${studioPort}/`;
export const dropInUrl = `http://localhost:${dropInPort}/`;
export const builtUrl = `http://localhost:${builtPort}/`;
