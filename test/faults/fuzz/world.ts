import { type Service, startService } from '../../support/service.ts';
import { providerSettings, publicOrigin } from '../../support/signed-in.ts';
import { WireTablet } from '../../support/tablet.ts';
import { type Forger, startForger } from '../openid/forger.ts';

/** An endpoint with people and tablets that an attacker may have taken over. */
export interface World {
  service: Service;
  /** Another, which people come to by a provider. */
  providing: Service;
  forger: Forger;
  /** Of three facilities in three regions, in that order. */
  tablets: [WireTablet, WireTablet, WireTablet];
  national: string;
  /** Guyane's supervisor, where the first tablet is. */
  guyane: string;
  /** May be revoked by the fuzz; the others may not. */
  sacrificed: WireTablet;
  /** Another address each time, as limits are by address. */
  address(): string;
}

export async function openWorld(): Promise<World> {
  const service = await startService();
  const forger = await startForger();
  const provider = providerSettings({ ...forger, clientId: 'releve', clientSecret: 'secret' });
  const enrol = (facility: string) => WireTablet.enrol(service, facility);
  let addresses = 0;
  return {
    service,
    providing: await startService({ publicOrigin, provider }),
    forger,
    tablets: [await enrol('demo-cayenne'), await enrol('demo-paris'), await enrol('demo-noumea')],
    sacrificed: await enrol('demo-cayenne'),
    national: await service.supervisor('national'),
    guyane: await service.supervisor('03'),
    address: () => {
      addresses += 1;
      return `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`;
    },
  };
}
