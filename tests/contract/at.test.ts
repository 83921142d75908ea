import { agency } from '../../agencies/at/agency.ts'
import { createReference } from '../../agencies/at/reference.ts'
import { describeAdapter } from './adapter-suite.ts'

describeAdapter('AT', { module: agency, createReference })
