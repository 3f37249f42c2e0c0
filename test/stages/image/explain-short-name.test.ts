import { expect, test } from 'vitest';
import { parseSubject } from '../../../src/domain/image/subject.ts';
import { fault } from '../../../src/domain/reason.ts';
import { orThrow } from '../../../src/domain/result.ts';
import { explainingShortName } from '../../../src/stages/image/explain-short-name.ts';

const denied = () => Promise.reject(fault('registry-denied', 'image', 'docker.io denied the manifest'));

function failing(imageInput: string): Promise<unknown> {
  const subject = orThrow(parseSubject(imageInput), (message) => new Error(message));
  return explainingShortName({ imageInput, subject }, denied);
}

test('a name without a registry that cannot be had says what it means, and how a local image is named', async () => {
  await expect(failing('shop:dev')).rejects.toThrow(
    /"shop:dev" means docker\.io\/library\/shop; .*`archive:FILE`/,
  );
});

test('a name with its registry is not explained', async () => {
  await expect(failing('docker.io/acme/shop:1')).rejects.toThrow(/^docker\.io denied the manifest$/);
  await expect(failing('ghcr.io/acme/shop:1')).rejects.toThrow(/^docker\.io denied the manifest$/);
});
