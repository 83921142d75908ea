import { inject } from 'vitest'
import { agency } from '../../agencies/siri/agency.ts'
import { createReference } from '../../agencies/siri/reference.ts'
import { describeAdapter } from './adapter-suite.ts'

describeAdapter('SIRI', { module: agency, createReference, databaseUrl: async () => inject('postgresUrl') })
