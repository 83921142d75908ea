import { fileURLToPath } from 'node:url'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'

/** An agency's OpenAPI document, with its references resolved. */
export interface OpenApiDocument {
  readonly version: string
  /** What the document itself is faulted for; empty when it is valid. */
  readonly faults: unknown
  /** Whether a value holds by the schema of the given name. */
  schema(name: string): ValidateFunction
}

export const readOpenApi = async (agency: string): Promise<OpenApiDocument> => {
  const validator = new Validator()
  const { valid, errors } = await validator.validate(fileURLToPath(new URL(`../../agencies/${agency}/openapi.yaml`, import.meta.url)))
  const resolved = validator.resolveRefs() as { components: { schemas: Record<string, object> } }
  const ajv = formats.default(new Ajv2020({ strict: false, allErrors: true }))
  return {
    version: validator.version,
    faults: valid ? [] : errors,
    schema: (name) => ajv.compile(resolved.components.schemas[name] ?? false),
  }
}
