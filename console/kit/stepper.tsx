interface StepperProps {
  readonly label: string
  readonly steps: readonly string[]
  /** From 0. */
  readonly at: number
}

/** How far one is in a task of several steps. */
export const Stepper = ({ label, steps, at }: StepperProps) => (
  <nav aria-label={label}>
    <ol className="steps no-max-width">
      {steps.map((step, index) => (
        <li key={step} aria-current={index === at ? 'step' : undefined} data-done={index < at || undefined}>
          <span className="step-mark" aria-hidden="true">{index < at ? '✓' : index + 1}</span>{step}
        </li>
      ))}
    </ol>
  </nav>
)
