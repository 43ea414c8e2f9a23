# shellcheck shell=sh
# Finds the JDK that Quanmai needs; sourced by the launcher and the scripts of the build.
# find_jdk sets $jdk to its home and $jvm to the line that names its version, or fails.

needed_jdk=25

# A JDK says its version in a file; asking that file costs no process.
is_needed_jdk() {
  [ -n "$1" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r line; do
    case $line in
      'JAVA_VERSION="'"$needed_jdk"'"' | 'JAVA_VERSION="'"$needed_jdk."*)
        # shellcheck disable=SC2034 # for who sources this
        jvm=$line
        return 0
        ;;
    esac
  done <"$1/release"
  return 1
}

home_of_java_on_path() {
  java=$(command -v java) || return 0
  while [ -h "$java" ]; do
    target=$(readlink "$java")
    case $target in
      /*) java=$target ;;
      *) java=$(dirname "$java")/$target ;;
    esac
  done
  dirname "$(dirname "$java")"
}

find_jdk() {
  for jdk in "${JAVA_HOME:-}" "${JAVA25_HOME:-}" "${JDK_25:-}" "$(home_of_java_on_path)"; do
    is_needed_jdk "$jdk" && return 0
  done
  for jdk in /usr/lib/jvm/* /usr/java/* /usr/local/java/* /usr/local/jdk* /opt/* /opt/*/* \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* "${HOME:-}"/.asdf/installs/java/* \
    "${HOME:-}"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    is_needed_jdk "$jdk" && return 0
  done
  if [ -x /usr/libexec/java_home ]; then
    jdk=$(/usr/libexec/java_home -v "$needed_jdk" 2>/dev/null)
    is_needed_jdk "$jdk" && return 0
  fi
  return 1
}
