/* Links the program so that it starts on older systems than the one it is made on: each function that the C library has in a newer form
   since then is bound to the older form, which every later C library still has (ld(1), --wrap; the GNU assembler's .symver).
   eng/parts/glibc.sh reads the names from the lines with OLDER, and refuses a program that needs anything newer. */

#ifdef __x86_64__
#define FIRST "GLIBC_2.2.5"
#define JUMP "jmp old_"
#define END "@PLT"
#define IS_X64 1
#else
#define FIRST "GLIBC_2.17"
#define JUMP "b old_"
#define END ""
#define IS_X64 0
#endif

#define BIND(name, version) __asm__(".symver old_" #name ", " #name "@" version);
#define OLDER_SINCE(name, version) BIND(name, version) __asm__( \
    ".text\n.globl __wrap_" #name "\n.hidden __wrap_" #name "\n.type __wrap_" #name ", %function\n__wrap_" #name ":\n" JUMP #name END "\n");
#define OLDER(name) OLDER_SINCE(name, FIRST)

/* 2.29: errors are told in another way, which nobody here asks for */
OLDER(exp)
OLDER(log)
OLDER(pow)

/* 2.32 */
OLDER(pthread_getattr_np)
OLDER(pthread_sigmask)

/* 2.34: moved from libpthread and libdl into libc */
OLDER(dladdr)
OLDER(dlclose)
OLDER(dlerror)
OLDER(dlopen)
OLDER(dlsym)
OLDER(pthread_attr_getstack)
OLDER(pthread_attr_setstacksize)
OLDER(pthread_create)
OLDER(pthread_detach)
OLDER(pthread_join)
OLDER(pthread_key_create)
OLDER(pthread_kill)
OLDER(pthread_mutexattr_destroy)
OLDER(pthread_mutexattr_init)
OLDER(pthread_mutexattr_settype)
OLDER(pthread_mutex_trylock)
OLDER(pthread_once)
OLDER(pthread_rwlock_rdlock)
OLDER(pthread_rwlock_unlock)
OLDER(pthread_rwlock_wrlock)
OLDER(pthread_setspecific)
#if IS_X64
OLDER_SINCE(pthread_condattr_setclock, "GLIBC_2.3.3")
OLDER_SINCE(pthread_setname_np, "GLIBC_2.12")
#else
OLDER(pthread_condattr_setclock)
OLDER(pthread_setname_np)
#endif

/* 2.33: until then these were macros for functions that also take the version of the structure */
#define STAT_VERSION IS_X64
struct stat;
#define OLDER_STAT(name, old, first) BIND(old, FIRST) extern int old_##old(int, first, struct stat *) __asm__("old_" #old); \
    __attribute__((visibility("hidden"))) int __wrap_##name(first file, struct stat *found) { return old_##old(STAT_VERSION, file, found); }
OLDER_STAT(stat, __xstat, const char *)
OLDER_STAT(lstat, __lxstat, const char *)
OLDER_STAT(fstat, __fxstat, int)
OLDER_STAT(stat64, __xstat64, const char *)
OLDER_STAT(lstat64, __lxstat64, const char *)
OLDER_STAT(fstat64, __fxstat64, int)

/* 2.34: until then the program itself called its initialisers. The older form calls a function that is given to it, on every system. */
typedef void (*start)(int, char **, char **);
extern start __preinit_array_start[], __preinit_array_end[], __init_array_start[], __init_array_end[] __attribute__((visibility("hidden")));
extern void _init(void);

static void run_initialisers(int count, char **arguments, char **environment) {
  for (start *one = __preinit_array_start; one < __preinit_array_end; one++) (*one)(count, arguments, environment);
  _init();
  for (start *one = __init_array_start; one < __init_array_end; one++) (*one)(count, arguments, environment);
}

typedef int (*program)(int, char **, char **);
BIND(__libc_start_main, FIRST)
extern int old_start_main(program, int, char **, start, void (*)(void), void (*)(void), void *) __asm__("old___libc_start_main");

__attribute__((visibility("hidden"))) int __wrap___libc_start_main(
    program main, int count, char **arguments, start none, void (*end)(void), void (*unload)(void), void *stack) {
  (void)none;
  return old_start_main(main, count, arguments, run_initialisers, end, unload, stack);
}
