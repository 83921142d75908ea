import { agency } from '../../agencies/skat/agency.ts'
import { createReference } from '../../agencies/skat/reference.ts'
import { describeAdapter } from './adapter-suite.ts'

describeAdapter('SKAT', { module: agency, createReference })
