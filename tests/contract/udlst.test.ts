import { agency } from '../../agencies/udlst/agency.ts'
import { createReference } from '../../agencies/udlst/reference.ts'
import { describeAdapter } from './adapter-suite.ts'

describeAdapter('UDLST', { module: agency, createReference })
