import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';

/** A whole provider of identities by another hand, on a port of this machine. Whoever types a name is that person. */
export interface RealProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  close(): Promise<void>;
}

interface Client {
  /** Where people come back to. */
  publicOrigin: string;
  /** Where the endpoint listens for the provider itself. */
  listensAt?: string;
}

const clientId = 'releve';
const clientSecret = 'secret-of-the-client-secret-of-the-client';

/** Names that begin with `weak` sign in at a lower level. */
export async function startRealProvider({ publicOrigin, listensAt }: Client): Promise<RealProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: [`${publicOrigin}/v1/sign-in/return`],
        post_logout_redirect_uris: [`${publicOrigin}/superviseur`],
        ...(listensAt
          ? {
              backchannel_logout_uri: `${listensAt}/v1/sign-in/logout`,
              backchannel_logout_session_required: true,
            }
          : {}),
      },
    ],
    ...configuration,
  });
  provider.use(async (context, next) => {
    const uid = /^\/interaction\/([\w-]+)$/.exec(context.path)?.[1];
    if (!uid) return next();
    if (context.method === 'GET') {
      context.type = 'html';
      context.body = signInPage;
      return;
    }
    const name = new URLSearchParams(await textOf(context.req)).get('login') ?? '';
    const login = { accountId: name, acr: name.startsWith('weak') ? 'eidas0' : 'eidas1' };
    await provider.interactionFinished(context.req, context.res, { login });
    context.respond = false;
  });
  server.on('request', provider.callback());
  return { issuer, clientId, clientSecret, close: () => closed(server) };
}

const configuration: Configuration = {
  // Its own refuses addresses of this machine.
  fetch: (url: string, options: object) => fetch(url, { ...options, dispatcher: undefined } as RequestInit),
  cookies: { keys: ['a key of a test'] },
  ttl: { AccessToken: 600, Grant: 3600, IdToken: 600, Interaction: 600, Session: 3600 },
  acrValues: ['eidas0', 'eidas1'],
  claims: { acr: null, sid: null, auth_time: null, iss: null, openid: ['sub'] },
  features: {
    devInteractions: { enabled: false },
    backchannelLogout: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      postLogoutSuccessSource: (context) => {
        context.type = 'html';
        context.body = page('Sorti', '');
      },
      logoutSource: (context, form) => {
        context.type = 'html';
        context.body = page(
          'Sortir',
          `${form}<button form="op.logoutForm" name="logout" value="yes">Sortir</button>`,
        );
      },
    },
  },
  interactions: { url: (_, { uid }) => `/interaction/${uid}` },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  // Nobody is asked whether they agree.
  loadExistingGrant: async ({ oidc }) => {
    const grant = new oidc.provider.Grant({
      clientId: oidc.client?.clientId as string,
      accountId: oidc.session?.accountId as string,
    });
    grant.addOIDCScope('openid');
    await grant.save();
    return grant;
  },
};

const page = (title: string, body: string) =>
  `<!doctype html><html lang="fr"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1>${body}`;
const signInPage = page(
  'Fournisseur d’essai',
  '<form method="post"><label>Nom <input name="login"></label> <button>Entrer</button></form>',
);

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
