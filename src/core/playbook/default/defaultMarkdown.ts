/**
 * The bundled default playbook as the Markdown it is read from. It is a starting point that a team replaces part
 * by part; "Create playbook" writes it with comments. `defaultPlaybook.ts` holds what the reader makes of it.
 */
export const defaultMarkdown = `# Incident response playbook

## Severities

### Sev 1 (Critical)

**Definition**: The service is down, or there is a major security breach.

**Response time**: Immediate (< 15 minutes)

**Page**: On-call engineer + CTO

**Examples**:

- Nobody can sign in or pay
- Customer data is exposed or lost

### Sev 2 (High)

**Definition**: A major feature is broken for many users.

**Response time**: < 1 hour

**Page**: On-call engineer

**Examples**:

- Checkout fails for every tenth customer
- Search returns nothing

### Sev 3 (Medium)

**Definition**: A minor feature has a problem for some users.

**Response time**: < 4 hours

**Page**: No page, handled during business hours

**Examples**:

- An export is slow but arrives
- A report shows yesterday's figures

### Sev 4 (Low)

**Definition**: The fault is cosmetic; nothing stops working.

**Response time**: < 24 hours

**Page**: No page, normal workflow

**Examples**:

- A label is misspelled
- An icon is out of line

## Response process

### 1. Detection (0-5 minutes)

- Acknowledge the alert or the report
- Declare the incident and choose its severity
- Take the lead, or name who does

### 2. Investigation (5-15 minutes)

- Look at what changed shortly before: deploys, merged pull requests, settings
- Check logs, dashboards and the status of suppliers
- Say in the incident's channel what is known and what is not

### 3. Mitigation (15-60 minutes)

- Choose the option that stops the harm soonest
- Tell everybody before you act
- Confirm that it helped

### 4. Resolution (60+ minutes)

- Watch the service until it is stable
- Check the resolution criteria one by one
- Send the resolved message

### 5. Post-mortem (within 48 hours)

- Draft it from the record
- Review it with everybody who took part
- Give each action item an owner and a due date

## Mitigation options

- **Rollback**: go back to the last version that worked, when a deploy is the likely cause
- **Hotfix**: ship a small correction, when the cause is known and the change is safe
- **Disable the feature**: switch it off by its flag, when the rest works without it
- **Wait**: when a supplier is at fault and all that is left is to keep people informed

## Resolution criteria

- Service restored
- Root cause known
- Monitoring stable
- No new errors for 15+ minutes

## Post-mortems

A post-mortem is required for Sev 1 and Sev 2 within 48 hours.

## Update cadence

Send an update every 15 minutes while the incident is active.

## Roles

### Incident commander

- Leads the response and decides
- Assigns the other roles
- Keeps the record complete

**Usually**: On-call engineer

### Technical lead

- Finds the cause and proposes the mitigation
- Carries out changes, or says who does

**Usually**: The engineer who knows the affected part best

### Communications lead

- Writes the internal and public updates on time
- Keeps questions away from those who repair

**Usually**: Product or engineering manager

### Support lead

- Collects what customers report
- Answers customers with the agreed words

**Usually**: Support engineer on duty

## Message templates

### First internal announcement

\`\`\`text
[Severity] incident: [title]

Impact: [impact]
Started: [start time]
Incident commander: [commander]
Next update: [next update time]
\`\`\`

### Internal update

\`\`\`text
Update on [title] ([severity], [phase])

Now: [current status]
Done since the last update: [actions]
Next update: [next update time]
\`\`\`

### Resolved message

\`\`\`text
Resolved: [title]

Duration: [duration]
Cause: [root cause]
Post-mortem: [post-mortem link]
\`\`\`

### Status page: investigating

\`\`\`text
We are looking into a problem with [feature]. The next update follows by [next update time].
\`\`\`

### Status page: identified

\`\`\`text
We know what causes the problem with [feature] and are working on it. The next update follows by [next update time].
\`\`\`

### Status page: monitoring

\`\`\`text
A correction for [feature] is in place and we are watching it.
\`\`\`

### Status page: resolved

\`\`\`text
The problem with [feature] is resolved. It lasted from [start time] to [end time]. We are sorry for the trouble.
\`\`\`

### Customer email

\`\`\`text
Subject: Problem with [feature] on [date]

Hello [customer name],

between [start time] and [end time] [feature] did not work as it should. [impact]

What happened: [root cause]
What we do so that it does not happen again: [prevention]

We are sorry for the trouble.
\`\`\`

## Alert thresholds

- Error rate: > 1% (warn), > 5% (critical)
- Response time: > 5s (warn), > 10s (critical)
- Downtime: > 1 minute (critical)

## Post-mortem template

\`\`\`\`markdown
# Post-Mortem: [title]

**Date**: [date]
**Severity**: [severity]
**Duration**: [duration]
**Affected users**: [affected users]
**Incident lead**: [commander]

## What happened

[what happened]

## Timeline

Times in [time zone].

[timeline]

## Root cause

[root cause]

## What went well

[what went well]

## What could be better

[what could be better]

## Action items

- [ ] @owner: [action] **Due**: [due date]

## Prevention

[prevention]
\`\`\`\`
`;
