interface TrustedTypesWindow {
  trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL: (url: string) => string },
    ): { createScriptURL(url: string): unknown };
  };
}

/** The service worker and the scanner's: no other script may be given a thread. */
const ours = /^\/(sw|assets\/decoder-worker-[\w-]+)\.js$/;

/** Made once: the content security policy lets nobody make a second one of this name. */
let policy: { createScriptURL(url: string): unknown } | undefined;

/** Trusted Types guard a worker's address too; the policy lets through ours alone. */
export function trustedScript(url: string): string {
  policy ??= (window as TrustedTypesWindow).trustedTypes?.createPolicy('releve', {
    createScriptURL: (asked) => {
      if (!ours.test(asked)) throw new TypeError(`not a script of ours: ${asked}`);
      return asked;
    },
  });
  return (policy?.createScriptURL(url) ?? url) as string;
}
