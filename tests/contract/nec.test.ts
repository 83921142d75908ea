import { agency } from '../../agencies/nec/agency.ts'
import { createReference } from '../../agencies/nec/reference.ts'
import { describeAdapter } from './adapter-suite.ts'

describeAdapter('NEC', { module: agency, createReference })
