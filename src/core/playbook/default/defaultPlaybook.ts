/** The bundled default playbook, ready-made: importing it needs no Markdown parser. */
export { defaultPlaybook } from './defaultPlaybook.generated.ts';
