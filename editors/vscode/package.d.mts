// What tests see of package.mjs.
export function packageExtension(): Promise<Uint8Array>;
