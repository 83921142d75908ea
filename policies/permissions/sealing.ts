import type { OversightPermission } from './oversight-permission.ts'

/** The officers of those who enforce the law: of the police and of the prosecution. */
export const SEALERS: OversightPermission = {
  agencies: ['NEC', 'NUC', 'RA'],
  roles: ['dpo'],
  source: 'retshåndhævelsesloven § 16; direktiv (EU) 2016/680 art. 15; direktiv (EU) 2016/680 art. 34',
}
