import type { Redact } from '../redaction/redact.ts';
import type { Bom, Component } from './cyclonedx.ts';

/**
 * The SBOM with its text for people redacted: descriptions, licenses in words, and authors. Everything else is identity:
 * scanners and gates decide by it, and an edited name would be the name of another package.
 */
export function redactBom(bom: Bom, redact: Redact): Bom {
  return { ...bom, components: bom.components.map((component) => redactComponent(component, redact)) };
}

const TEXTS = ['description', 'author', 'publisher', 'copyright'] as const;

function redactComponent(component: Component, redact: Redact): Component {
  const { licenses, supplier } = component;
  const texts = TEXTS.flatMap((field) => {
    const text = component[field];
    return typeof text === 'string' ? [[field, redact(text)] as const] : [];
  });
  return {
    ...component,
    ...Object.fromEntries(texts),
    ...(isNamed(supplier) && { supplier: { ...supplier, name: redact(supplier.name) } }),
    ...(licenses && { licenses: licenses.map((choice) => redactLicense(choice, redact)) }),
  };
}

/** An `id` is from the list of SPDX. The author of the package wrote `name`, `expression` and the text. */
function redactLicense(choice: NonNullable<Component['licenses']>[number], redact: Redact) {
  const { expression, license } = choice;
  const { text } = license ?? {};
  return {
    ...choice,
    ...(typeof expression === 'string' && { expression: redact(expression) }),
    ...(license && {
      license: {
        ...license,
        ...(isNamed(license) && { name: redact(license.name) }),
        ...(isContent(text) && { text: { ...text, content: redact(text.content) } }),
      },
    }),
  };
}

function isNamed(value: unknown): value is { readonly name: string } {
  return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string';
}

function isContent(value: unknown): value is { readonly content: string } {
  return (
    typeof value === 'object' && value !== null && 'content' in value && typeof value.content === 'string'
  );
}
