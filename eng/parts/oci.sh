# A container image as an OCI layout in one file, made without a container engine: the program, and the C library that it was linked with.
# podman run --rm -v /:/host:ro oci-archive:FILE lint --root /host
make_oci() {
  [[ $rid == linux-x64 || $rid == linux-arm64 ]] && [ -z "$cross" ] || return 0 # the C library of this machine goes into it
  local work layer config manifest library
  work=$(mktemp -d)
  mkdir -p "$out/oci" "$work/layout/blobs/sha256" "$work/root/usr/lib/proxyfixer" "$work/root/tmp"
  install_program "$work/root/usr/lib/proxyfixer"
  install -m 644 LICENSE "$work/root/usr/lib/proxyfixer/"
  for library in $(ldd "$native/proxyfixer" | grep -oE '/[^ ]+\.so[^ ]*' | grep -v "$native" | sort -u); do
    install -D -m 755 "$library" "$work/root$library"
  done
  mkdir "$work/root/etc" # without accounts .NET cannot tell who runs the program
  printf 'root:x:0:0:root:/tmp:/bin/false\nnobody:x:65534:65534:nobody:/tmp:/bin/false\n' > "$work/root/etc/passwd"
  pack_folder "$work/root" . > "$work/layer.tar"

  local platform="\"architecture\": \"$([ "$rid" = linux-arm64 ] && echo arm64 || echo amd64)\", \"os\": \"linux\""
  layer=$(gzip -9nc "$work/layer.tar" | blob)
  config=$(blob <<< "{ $platform, \"created\": \"$(utc "%Y-%m-%dT%H:%M:%SZ")\",
    \"config\": { \"Entrypoint\": [\"/usr/lib/proxyfixer/proxyfixer\"], \"Cmd\": [\"--help\"], \"Env\": [\"HOME=/tmp\"],
      \"Labels\": { \"org.opencontainers.image.title\": \"ProxyFixer\", \"org.opencontainers.image.version\": \"$version\", \"org.opencontainers.image.licenses\": \"MIT\" } },
    \"rootfs\": { \"type\": \"layers\", \"diff_ids\": [\"sha256:$(sha256sum < "$work/layer.tar" | cut -d' ' -f1)\"] } }")
  manifest=$(blob <<< "{ \"schemaVersion\": 2, \"mediaType\": \"application/vnd.oci.image.manifest.v1+json\",
    \"config\": { \"mediaType\": \"application/vnd.oci.image.config.v1+json\", $config },
    \"layers\": [{ \"mediaType\": \"application/vnd.oci.image.layer.v1.tar+gzip\", $layer }] }")
  echo '{ "imageLayoutVersion": "1.0.0" }' > "$work/layout/oci-layout"
  echo "{ \"schemaVersion\": 2, \"manifests\": [{ \"mediaType\": \"application/vnd.oci.image.manifest.v1+json\", $manifest, \"platform\": { $platform },
    \"annotations\": { \"org.opencontainers.image.ref.name\": \"$version\" } }] }" > "$work/layout/index.json"
  pack_folder "$work/layout" . > "$out/oci/proxyfixer-$version-$rid.oci.tar"
  rm -rf "$work"
}

# Puts standard input into the layout ("work" is that of make_oci), and tells its digest and size as members of JSON.
blob() {
  local digest
  cat > "$work/blob"
  digest=$(sha256sum < "$work/blob" | cut -d' ' -f1)
  echo "\"digest\": \"sha256:$digest\", \"size\": $(wc -c < "$work/blob")"
  mv "$work/blob" "$work/layout/blobs/sha256/$digest"
}
