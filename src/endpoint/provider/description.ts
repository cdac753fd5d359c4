import { createRemoteJWKSet, customFetch as keysFetch } from 'jose';
import * as client from 'openid-client';
import { addMs, type Instant } from '../../domain/day.ts';
import { boundedFetch, ProviderAway } from './bounded-fetch.ts';
import { isLoopback, isSafe, type ProviderSettings } from './settings.ts';

const patienceSeconds = 8;
/** Between its clock and ours. */
export const toleranceSeconds = 90;
const describedAgainMs = 3_600_000;

export interface Keys {
  address: string;
  find: ReturnType<typeof createRemoteJWKSet>;
}

export interface Described {
  until: Instant;
  configuration: client.Configuration;
  keys: Keys;
}

interface Parts {
  settings: ProviderSettings;
  fetcher: typeof fetch;
  now: () => Instant;
}

/** What the provider says of itself, asked again each hour. Throws ProviderAway, or what openid-client throws. */
export function openDescription({ settings, fetcher, now }: Parts): () => Described | Promise<Described> {
  const bounded = boundedFetch(fetcher);
  let described: Described | null = null;
  let asking: Promise<Described> | null = null;

  const ask = async (): Promise<Described> => {
    const configuration = await discover(settings, bounded);
    const { jwks_uri: address } = configuration.serverMetadata();
    // openid-client asks for HTTPS itself, jose does not.
    if (!address || !isSafe(address)) throw new ProviderAway('it names no keys over HTTPS');
    // Keys stay known over a new description, or a token made up would have them fetched again.
    const keys = described?.keys.address === address ? described.keys : openKeys(address, bounded);
    described = { until: addMs(now(), describedAgainMs), configuration, keys };
    return described;
  };

  return () => {
    if (described && described.until > now()) return described;
    // Whoever comes meanwhile waits for the same answer: nobody can have us ask in their number.
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  };
}

type Fetch = ReturnType<typeof boundedFetch>;

function openKeys(address: string, bounded: Fetch): Keys {
  const find = createRemoteJWKSet(new URL(address), {
    [keysFetch]: bounded,
    timeoutDuration: patienceSeconds * 1000,
    // An unknown key is looked for at once; not at each token that anybody makes up.
    cooldownDuration: 5_000,
  });
  return { address, find };
}

async function discover(settings: ProviderSettings, bounded: Fetch): Promise<client.Configuration> {
  const { issuer, discovery, clientId, clientSecret } = settings;
  const configuration = await client.discovery(
    new URL(discovery ?? issuer),
    clientId,
    { [client.clockTolerance]: toleranceSeconds },
    client.ClientSecretPost(clientSecret),
    {
      [client.customFetch]: bounded,
      timeout: patienceSeconds,
      ...(isLoopback(issuer) ? { execute: [client.allowInsecureRequests] } : {}),
    },
  );
  // openid-client compares it only where the description lies at its usual address.
  if (configuration.serverMetadata().issuer !== issuer) throw new ProviderAway('it is another issuer');
  return configuration;
}
