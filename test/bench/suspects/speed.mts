export function measureSpeed(): void {
  console.log('TODO');
}
