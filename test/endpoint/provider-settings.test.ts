import { describe, expect, test } from 'vitest';
import { readSettings } from '../../src/endpoint/settings.ts';

const whole = {
  PUBLIC_ORIGIN: 'https://releve.example',
  OIDC_ISSUER: 'https://identities.example/realms/wallet',
  OIDC_CLIENT_ID: 'releve',
  OIDC_CLIENT_SECRET: 'secret-of-the-client',
};
const read = (env: Record<string, string>) => readSettings({ ...whole, ...env }).provider;

describe('the provider of identities in the settings', () => {
  test('there is none where nothing is said of one, whatever else is set', () => {
    expect(readSettings({ PUBLIC_ORIGIN: 'http://releve.example', OIDC_ISSUER: '' }).provider).toBeNull();
  });

  test('three variables and our own address are enough', () => {
    expect(read({})).toEqual({
      issuer: whole.OIDC_ISSUER,
      discovery: null,
      clientId: 'releve',
      clientSecret: 'secret-of-the-client',
      acr: [],
      scope: 'openid',
    });
  });

  test('Pro Santé Connect has levels, a scope and an address of its own', () => {
    const discovery = `${whole.OIDC_ISSUER}/.well-known/wallet-openid-configuration`;
    const more = { OIDC_DISCOVERY: discovery, OIDC_ACR: 'eidas1 eidas2', OIDC_SCOPE: 'openid scope_all' };
    expect(read(more)).toMatchObject({ discovery, acr: ['eidas1', 'eidas2'], scope: 'openid scope_all' });
  });

  test('plain HTTP will do on this machine alone', () => {
    const here = { OIDC_ISSUER: 'http://127.0.0.1:9000', PUBLIC_ORIGIN: 'http://localhost:8080' };
    expect(read(here)).toMatchObject({ issuer: 'http://127.0.0.1:9000' });
  });

  test.each([
    ['PUBLIC_ORIGIN', { PUBLIC_ORIGIN: '' }],
    ['PUBLIC_ORIGIN', { PUBLIC_ORIGIN: 'http://releve.example' }],
    ['OIDC_ISSUER', { OIDC_ISSUER: '' }],
    ['OIDC_ISSUER', { OIDC_ISSUER: 'http://identities.example' }],
    ['OIDC_ISSUER', { OIDC_ISSUER: 'https://user:word@identities.example' }],
    ['OIDC_ISSUER', { OIDC_ISSUER: 'https://identities.example/?realm=x' }],
    ['OIDC_ISSUER', { OIDC_ISSUER: 'identities.example' }],
    ['OIDC_DISCOVERY', { OIDC_DISCOVERY: 'http://identities.example/.well-known/x' }],
    ['OIDC_DISCOVERY', { OIDC_DISCOVERY: 'https://identities.example/description' }],
    ['OIDC_CLIENT_ID', { OIDC_CLIENT_ID: '' }],
    ['OIDC_CLIENT_SECRET', { OIDC_CLIENT_SECRET: '' }],
    ['OIDC_CLIENT_SECRET', { OIDC_CLIENT_SECRET: 'secret-\u0007' }],
    ['OIDC_SCOPE', { OIDC_SCOPE: 'scope_all' }],
    ['OIDC_ACR', { OIDC_ACR: 'eidas1\n' }],
  ])('%s is named where it is wrong: %o; the secret never is', (variable, env) => {
    expect(() => read(env)).toThrow(new RegExp(`^${variable}: (?!.*secret-)`));
  });
});
