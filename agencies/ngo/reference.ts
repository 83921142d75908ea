import { createRestReference } from '../reference/rest-reference.ts'
import { dialect } from './dialect.ts'
import { vocabulary } from './vocabulary.ts'

export const createReference = createRestReference(dialect, vocabulary)
