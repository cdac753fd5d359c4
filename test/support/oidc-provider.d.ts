/** As much of it as the tests' provider uses; its own types are a package apart, with eleven more. */
declare module 'oidc-provider' {
  import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

  interface Context {
    path: string;
    method: string;
    type: string;
    body: string;
    respond: boolean;
    req: IncomingMessage;
    res: ServerResponse;
    oidc: {
      provider: Provider;
      client?: { clientId: string };
      session?: { accountId: string };
    };
  }

  export interface Configuration {
    features?: {
      devInteractions: { enabled: boolean };
      backchannelLogout: { enabled: boolean };
      rpInitiatedLogout: {
        enabled: boolean;
        logoutSource(context: Context, form: string): void;
        postLogoutSuccessSource(context: Context): void;
      };
    };
    interactions?: { url(context: Context, interaction: { uid: string }): string };
    findAccount?(context: Context, id: string): { accountId: string; claims(): { sub: string } };
    loadExistingGrant?(context: Context): Promise<object>;
    [name: string]: unknown;
  }

  export default class Provider {
    constructor(issuer: string, configuration: Configuration);
    Grant: new (parts: {
      clientId: string;
      accountId: string;
    }) => { addOIDCScope(scope: string): void; save(): Promise<string> };
    use(middleware: (context: Context, next: () => Promise<void>) => Promise<void>): void;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>;
    callback(): RequestListener;
  }
}
