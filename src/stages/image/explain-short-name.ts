import { repositoryName } from '../../domain/image/image.ts';
import { AssayError } from '../../domain/reason.ts';
import type { Request } from '../../domain/run/request.ts';

/**
 * Resolves an image. If this fails for a name without a registry, which means Docker Hub, the reasons also say what to write
 * for an image of another registry or of this machine.
 */
export async function explainingShortName<T>(
  { imageInput, subject }: Pick<Request, 'imageInput' | 'subject'>,
  resolve: () => Promise<T>,
): Promise<T> {
  try {
    return await resolve();
  } catch (error) {
    if (!(error instanceof AssayError) || subject.kind !== 'registry') throw error;
    const { registry } = subject.reference;
    if (imageInput.includes(`${registry}/`)) throw error;
    const meaning = `"${imageInput}" means ${repositoryName(subject.reference)}; write the registry in front of another image, and \`archive:FILE\` for an image of this machine (\`docker save\`)`;
    const [first, ...rest] = error.reasons;
    const explained = { ...first, message: `${first.message} (${meaning})` };
    throw new AssayError([explained, ...rest], { cause: error });
  }
}
