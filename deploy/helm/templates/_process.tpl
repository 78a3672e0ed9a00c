{{/* A Deployment of one process, with what its pod is called with. */}}
{{- define "homeward.process" }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: homeward-{{ .name }}
  labels: { app.kubernetes.io/name: homeward, app.kubernetes.io/component: {{ .name }} }
spec:
  # the projector is always one, and no process runs beside its successor
  replicas: 1
  strategy: { type: Recreate }
  selector:
    matchLabels: { app.kubernetes.io/name: homeward, app.kubernetes.io/component: {{ .name }} }
  template:
    metadata:
      labels: { app.kubernetes.io/name: homeward, app.kubernetes.io/component: {{ .name }} }
    spec: {{- include "homeward.pod" . | nindent 6 }}
{{- end }}
