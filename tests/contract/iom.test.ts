import { agency } from '../../agencies/iom/agency.ts'
import { createReference } from '../../agencies/iom/reference.ts'
import { describeAdapter } from './adapter-suite.ts'

describeAdapter('IOM', { module: agency, createReference })
