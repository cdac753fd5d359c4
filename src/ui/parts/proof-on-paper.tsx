import type { Proof } from '../../sync/proof.ts';
import { acknowledgement as words } from '../language/fr-acknowledgement.ts';
import { QrCode } from './qr-code.tsx';
import { Tag } from './tag.tsx';

/** What stands on paper for whoever wants to check it without this tablet. */
export function ProofOnPaper({ proof }: { proof: Proof | null | 'checking' }) {
  if (proof === 'checking') return <p role="status">{words.checking}</p>;
  if (!proof) return <p role="status">{words.unsigned}</p>;
  const { text, signature, key, holds } = proof;
  const told: [string, string][] = [
    [words.signedText, text],
    [words.signature, signature],
    [words.key, `${key.x} ${key.y}`],
  ];
  return (
    <div class="proof">
      <div class="stack">
        <p role="status">
          <Tag tone={holds ? 'good' : 'bad'} icon={holds ? 'check' : 'warn'}>
            {holds ? words.holds : words.fails}
          </Tag>
        </p>
        <dl>
          {told.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd class="letters">{value}</dd>
            </div>
          ))}
        </dl>
        <p class="soft">{words.check}</p>
      </div>
      <QrCode text={JSON.stringify({ text, signature })} label={words.codeLabel} />
    </div>
  );
}
