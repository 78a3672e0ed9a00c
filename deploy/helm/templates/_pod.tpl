{{/* The pod of one process: called with its name, its command, its probes, its Secret and the files that it reads from there. */}}
{{- define "homeward.pod" }}
automountServiceAccountToken: false
enableServiceLinks: false
terminationGracePeriodSeconds: 15
{{- with .Values.imagePullSecrets }}
imagePullSecrets: {{ toYaml . | nindent 2 }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: 1000
  runAsGroup: 1000
  fsGroup: 1000
  # only the root of each volume is given to the group: the key files stay closed to it
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: { type: RuntimeDefault }
containers:
  - name: {{ .name }}
    image: {{ .Values.image | quote }}
    command: {{ toJson .command }}
    env:
      - { name: HOMEWARD_MODE, value: production }
      - { name: HOMEWARD_DATA, value: /data/homeward }
      - { name: HOMEWARD_KEY_FILE, value: /keys/homeward/epochs.json }
      {{- if ne .name "api" }}
      - { name: HOMEWARD_HEAD_KEY_FILE, value: /keys/head/head-key.json }
      {{- end }}
      - { name: EVENTSTORE_URL, value: {{ .Values.eventStore | quote }} }
      - { name: OIDC_ISSUER, value: {{ .Values.issuer | quote }} }
      {{- range $name, $value := .Values.settings }}
      - { name: {{ $name }}, value: {{ $value | quote }} }
      {{- end }}
      {{- range $name, $value := .settings }}
      - { name: {{ $name }}, value: {{ $value | quote }} }
      {{- end }}
      {{- if .secrets }}
      - name: EVENTSTORE_USERNAME
        valueFrom: { secretKeyRef: { name: {{ .secret }}, key: EVENTSTORE_USERNAME } }
      {{- end }}
      {{- range .secrets }}
      - { name: {{ . }}_FILE, value: /run/secrets/homeward/{{ . }} }
      {{- end }}
    {{- with .ports }}
    ports: {{ toJson . }}
    {{- end }}
    {{- if .ready }}
    startupProbe: {{ toJson (merge (dict "periodSeconds" 5 "timeoutSeconds" 5 "failureThreshold" 60) .ready) }}
    readinessProbe: {{ toJson (merge (dict "periodSeconds" 15 "timeoutSeconds" 5) .ready) }}
    {{- end }}
    {{- with .live }}
    livenessProbe: {{ toJson (merge (dict "periodSeconds" 15 "timeoutSeconds" 5 "failureThreshold" 4) .) }}
    {{- end }}
    resources:
      requests: { cpu: 250m, memory: 512Mi }
      limits: { memory: 1Gi }
    securityContext:
      allowPrivilegeEscalation: false
      readOnlyRootFilesystem: true
      capabilities: { drop: [ALL] }
    volumeMounts:
      {{- if eq .name "api" }}
      # keys, erasures and signed heads are the projector's to write; the head key, which signs, is in no folder here
      - { name: data, mountPath: /data/homeward, subPath: homeward }
      - { name: data, mountPath: /data/homeward/heads, subPath: homeward/heads, readOnly: true }
      - { name: keys, mountPath: /keys/homeward, subPath: homeward, readOnly: true }
      {{- else }}
      - { name: data, mountPath: /data }
      - { name: keys, mountPath: /keys }
      {{- end }}
      - { name: tmp, mountPath: /tmp }
      - { name: authority, mountPath: /run/secrets/authority, readOnly: true }
      {{- if .secrets }}
      - { name: secrets, mountPath: /run/secrets/homeward, readOnly: true }
      {{- end }}
volumes:
  - name: data
    persistentVolumeClaim: { claimName: homeward-data }
  - name: keys
    persistentVolumeClaim: { claimName: homeward-keys }
  - name: tmp
    emptyDir: { sizeLimit: 256Mi }
  - name: authority
    configMap: { name: homeward-authority, optional: true }
  {{- if .secrets }}
  - name: secrets
    secret:
      secretName: {{ .secret }}
      # 0440: they belong to root, and with fsGroup the group of the process reads them
      defaultMode: 288
      items:
        {{- range .secrets }}
        - { key: {{ . }}, path: {{ . }} }
        {{- end }}
  {{- end }}
{{- end }}
