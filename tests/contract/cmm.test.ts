import { agency } from '../../agencies/cmm/agency.ts'
import { createReference } from '../../agencies/cmm/reference.ts'
import { describeAdapter } from './adapter-suite.ts'

describeAdapter('CMM', { module: agency, createReference })
